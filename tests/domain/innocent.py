"""What people write about being turned down: nothing in it tells who they are."""

NAMES = (
    "Ada Lovelace", "ada_l", "Ben", "Chi", "Will", "May", "Grace", "Hope", "Mark", "Joy", "Brian",
    "Peter", "Jason", "Al", "Jo", "Max", "Rose", "Frank", "Don", "Art", "Sunny", "coffee lover",
    "the quiet cat", "second chance", "No One", "Forrest", "Justine", "Daniel", "Marina", "Robin",
    "user1998", "Jörg", "O'Brien", "Bo", "Me", "night owl",
)  # fmt: skip
"""Members of one server; no sentence below may fire for any of them."""

SENTENCES = """
I will try again next year.
Will they ever write back? I doubt it.
They said I may apply again in May.
In May the committee meets once more.
Since last May I have sent forty letters.
I hope for better luck next time.
Hope is a strange thing after the ninth no.
Grace under pressure, they called it, and took somebody else.
Mark my words, I will be back.
The jury gave me a low mark and a kind smile.
It was a joy to be there at all.
My brain would not let me sleep after the call.
The meter was running while I waited for the answer.
Peace is what I need now.
They pester me with newsletters since they turned me down.
The Bentley of grants, and I was nowhere near it.
The bench was cold and the answer was colder.
Children laughed while I read the email.
The chief editor wrote three lines.
A chip on my shoulder, maybe.
Also, the deadline had moved and nobody told me.
All of us were told to go home.
At the end of the day it is one reply of many.
Alas, no luck.
I jotted down every question they asked.
The maximum score was 100, mine was 41.
My roses died the same week.
To be frank, it hurt.
Frankly, I expected it.
I don't know what to say any more.
They don't take people without a degree.
The art school said no for the third time.
State of the art, they said, and then chose the old one.
A sunny day, a bad letter.
I went out for a coffee and cried.
Over a coffee she told me that they had chosen her cousin.
My cat was the only one who stayed.
The cat is quiet, the inbox too.
Everybody deserves a second chance, they said, only not from them.
I asked for a second chance and got none.
No one called back.
For rest I go to the lake these days.
Just in time for the holidays: another no.
The clinical trial denied me.
Denial is not my thing, but here we are.
The marine biology programme is full.
A man at the desk told me that the list is closed.
Robins sang while I opened the letter.
A user of my app left a bad review, then a bad reference.
I am the user they never think of.
The jury is still out, they said in 1998 and again now.
My brother is an Anglican priest and even he swore.
Good Christian values, said the landlord, and gave it to others.
To me it felt personal.
It was me who asked for the meeting.
The night was long.
An owl in the tree outside sounded like a comment.
I applied on 2024-05-12 and heard back on 2024-05-13.
They offered 45,000 to 50,000 and then nothing.
The funding of $1,200,000 went to a bank.
Round 3 of 5, and out.
I scored 87/100 and the bar was 88.
Interview at 10:30, rejection at 10:47.
Application number 4711, reply number 0.
Room 1204, fourth floor, ten minutes.
From 2019 to 2024 I sent 312 applications.
It took 1,460 days to hear no.
They wanted 5+ years, I have 4.5.
The letter had 12 lines and 3 typos.
My ranking went from 17 to 170 in 2 weeks.
We lost 3-2 in the final vote.
Chapter 10, verse 12 of the same story.
I finished 21st of 22.
It is 60/40 that they never read it.
The fee was 35.00 and they kept it.
Booking.com said no after four rounds.
I use Node.js and React, they use neither.
He/she will contact you, the form said, and/or not.
Lunch @ 12, no by 2 pm.
They emailed me at home.
Look at the bright side, dot your i and cross your t.
I looked at it for an hour.
LinkedIn tells me that they hired somebody within a day.
My posts on Instagram get three likes.
On Twitter everybody is a winner.
Discord is where I tell it first.
Reddit told me to negotiate, so I did, and lost the offer.
The recruiter ghosted me.
She said "we will be in touch" and was not.
I WILL NOT STOP.
NOTHING. AGAIN. FINE.
oh well
no
lol they said "not a culture fit"
Ninth magazine, ninth form letter.
This one at least spelled my name right.
They gave the part to someone taller.
The bank said no to the workshop.
I failed the driving test again, at the same roundabout.
The choir took everyone from my street but me.
The grant for the community garden was declined.
My thesis chapter came back with "not there yet" on the first page.
I asked to lead the next project.
They went with somebody else.
Our paper on moss and heavy metals was turned down without review.
The investors went quiet after the second meeting about the bakery.
Seventeen agents passed on the manuscript about the lighthouse keeper.
A publisher in London kept it for a year.
The Austrian office closed before I could ask.
Monday they loved it, Friday they did not.
It's a no from me, said the judge, and the room laughed.
The scholarship went to a student with better marks.
I have a headache and a rejection.
There is always next spring.
I got as far as the last two.
The visa was refused for want of a stamp.
My pitch was eleven minutes too long.
I am learning to lose.
Dad says that they are fools.
I put my heart into that cover letter.
Three months of silence, then one sentence.
They chose the internal candidate, as they do.
A. B. C. were the only grades I knew.
I ate ice cream for dinner.
Back to the drawing board.
""".strip().split("\n")
