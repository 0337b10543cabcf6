# Names and descriptions of commands and their options, as Discord lists them (1 to 100 characters).

language-name = English
command-share = Share a rejection, with your name or anonymously
option-share-kind = What kind of rejection it was
option-share-anonymous = Anonymously? You can still change it in the form
choice-anonymous-now = now
choice-anonymous-later = in 30 to 90 minutes, mixed with others
choice-anonymous-no = no, with my name
command-leaderboard = Who put themselves out there, and who stood by them
option-leaderboard-period = For which time (this month unless you choose)
option-leaderboard-board = Which board
choice-board-points = points
choice-board-sharers = rejections shared
choice-board-givers = kind answers
command-journey = Your own page: points, weeks in a row, goal, badges, your rejections. Only you see it
command-goal = Your own goal: how many rejections you want to collect
command-goal-set = Set your goal: how many rejections, and by when. Only you see it
option-goal-target = How many rejections you want to collect
option-goal-by = By which day, such as 2027-06-30 (the end of the year unless you choose)
command-goal-show = How far you are towards your goal. Only you see it
command-goal-clear = Let your goal go
command-privacy = Who could learn what here, and your own switches: board, export, erase
command-help = What RejectBot can do, and where to start
command-setup = Choose the channel for rejections and change the settings
option-setup-channel = Where rejections are posted. With this alone everything is ready
option-setup-anonymous = Which anonymous ways of sharing there are
