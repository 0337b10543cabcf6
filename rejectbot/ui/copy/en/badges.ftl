# Badges: their names, and the page on which one is chosen to show.

badge-first = First rejection shared
badge-ten = 10 rejections
badge-twenty-five = 25 rejections
badge-fifty = 50 rejections
badge-hundred = 100 rejections
badge-support-first = First card supported
badge-support-fifty = 50 cards supported
badge-support-many = 250 cards supported
badge-comeback = First comeback
badge-same-boat = In the same boat with ten
badge-year = A full year of trying

badges-title = ### Your badges
    -# Only you can see this page.
badges-none = The first one comes with your first `/share` with your name, or with your first kind tap under somebody's card.
badges-private = -# They are private. If you like, choose one below to stand beside your name on the board.
badges-shown = -# On the board { $badge } stands beside your name, for everyone here. Choose another one below, or none.
badges-shown-later = -# { $badge } is chosen to stand beside your name. You are off the board, as you chose, so nobody sees it; `/privacy` brings you back any time.
badges-show-none = Show none on the board
