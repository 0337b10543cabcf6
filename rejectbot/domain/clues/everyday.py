"""Words that everybody uses: as a member's name they give nobody away by themselves.

The most frequent English words, those of rejections, and first names that are words as well.
"""

from typing import Final

_DATES = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december easter christmas summer autumn winter spring
"""
_FREQUENT = """
a about above account across act add after again against age ago agree ahead air all allow almost
alone along already also although always am among amount an and angle another answer any anybody
anymore anyone anything anyway apart appear apply are area around arrive as ask asked at attention
away baby back bad bag ball band bank bar base be beat beautiful became because become been before
began begin behind being believe below best better between beyond big bird bit black blue board
body book born both bottom box boy brain break bring broke broken brother brown build building
built burn bus business but buy by call called calling calm came can cannot cant car card care
careful carry case cat catch cause center certain chair chance change chat check child children
choice choose city class clean clear clearly close cloud coffee cold college color colour come
coming common company complete control cook cool corner cost could couldnt count country couple
course cover crazy create cry cup current cut dance danger dark date daughter day dead deal dear
death decide decided deep desk did didnt die different dinner direct do doctor does doesnt dog
doing done dont door doubt down dozen draw dream dress drink drive drop dry during each ear early
earth easy eat edge egg eight either else email empty end ending enough enter entire error even
evening ever every everybody everyone everything everywhere exact exactly example except excited
expect experience explain eye eyes face fact fail failed failing failure fair fall false family far
farm fast father fear feel feeling feet fell felt few field fifteen fifth fight figure fill film
final finally find fine finger finish fire first fish five floor flower fly focus folks follow food
fool foot for force forest forget form former forward found four fourth fox free fresh friend
friends from front full fun funny future game garden gave general gentle get getting ghost gift
girl give given giving glad glass go goal goes going gold gone good got great green grew ground
group grow guess guest guitar guy guys had hair half hand hands happen happened happy hard has hat
have havent having he head hear heard heart heavy held hello help helped her here herself hey hi
hidden high him himself his hit hold hole home honest hospital hot hour hours house how however
huge human hundred hurt husband i ice id idea if ill im important in indeed inside instead interest
into is island isnt issue it item its itself ive job join joke jump just keep kept key kid kids
kill kind king kitchen knew know known lady lake land large last late later laugh law lawyer lay
lead learn least leave led left leg less lesson let letter level lie life light like line lion list
listen little live lived living local lonely long look looking lose loser lost lot loud love loved
lovely lover low luck lucky lunch machine mad made magic mail main make making man many map matter
maybe me mean means meant meet meeting member memory men mess message met middle might mile milk
mind mine minute miss model moment money month months mood moon more morning most mother mountain
mouse mouth move moved movie mr mrs ms much music must my myself name named near nearly neck need
needed neither never new news next nice night nine no nobody none nor normal north not note nothing
notice now nowhere number ocean of off offer office often oh ok okay old on once one ones only onto
open or orange order other others our ours out outside over own owner page pain paint paper parent
parents part party pass past path pay peace people perfect perhaps person phone photo piece place
plan plane plant play player please poem poet point poor post power present pretty price problem
project proud public pull purple push put queen question quick quickly quiet quietly quite rain ran
random rather reach read reader ready real really reason red rest rice rich ride right ring rise
river road rock room round rule run runner running sad safe said sail same sat save saw say saying
says school sea season second secret see seem seen self sell send sense sent serious set seven
several shadow shake shall shape share shared sharp she shine ship shoe shop short shot should
shouldnt show shut sick side sign silence silent silly silver simple since sing singer single sir
sister sit six skin sky sleep sleepy slow small smart smile snow so soft some somebody someone
something sometimes somewhere son song soon sorry sort soul sound south space speak spend spirit
spoke stand star start state stay step still stood stop store storm story strange street strong
student study stuff stupid such sugar sun sunny sure surprise sweet table tail take taken taking
talk tall tea teacher team tell ten than thank thanks that thats the their them then there these
they theyre thing things think third this those though thought thousand three through throw thunder
tiger time tiny tired to today together told tomorrow tonight too took top touch tough toward town
train travel tree tried trip trouble true trust truth try trying turn turned twelve twenty twice
two type under understand unit until up upon us use used user usual very voice wait walk walked
wall want wanted war warm was wasnt watch water wave way we weak week weeks weird well went were
west wet what whatever wheel when where whether which while white who whole whose why wife wild
will wind window wine wing winner wish with within without wolf woman women won wonder wont wood
word words wore work worked worker working world worried worry worse worst worth would wouldnt
write writer writing wrong wrote yard yeah year years yellow yes yesterday yet you young your yours
yourself youth zero
"""
_OF_REJECTIONS = """
accept accepted acceptance admission agency agent agents application applied audition award board
boss bot brave candidate career cast choir client coach colleague committee contest contract
courage deadline decline declined degree demo director draft driver editor email employer exam
feedback fellowship festival founder fund funding gallery grade grant guild hire hired hope
hopeful hopefully inbox intern internship interview investor journal judge landlord league lecturer
literary magazine manager manuscript member moderator mod novel offer opening panel pitch poem
portfolio position postdoc prize producer professor programme promotion proposal publisher recruiter
reference referee reject rejected rejection reply research resume review reviewer role round salary
scholarship server shortlist startup status submission submit support survey test thesis tour
tryout university vacancy visa waiting waitlist
"""
_CREATURES_AND_FOOD = """
owl bunny rabbit frog toad bee moth crow duck goose swan sheep goat cow horse pony deer squirrel
hedgehog badger mole rat snake lizard turtle whale shark dolphin otter seal penguin hawk falcon
dove sparrow butterfly spider ant beetle snail monkey elephant giraffe zebra camel cactus mushroom
potato tomato banana cherry lemon peach plum pumpkin carrot onion bread butter cheese cake honey
soup noodle toast waffle donut chocolate vanilla cinnamon
"""
_ONE_LETTER_OFF_A_NAME = """
pester marine marines apron stove brute hairy hurry olives belly mafia alive macro windy tummy
clerk cases flake brake blame lotus jams teary tarry fancy angles diner dine chirps christ planet
planned meter  maker henna robins
"""
_NAMES_THAT_ARE_WORDS = """
ace amber angel archer art ash aspen aura autumn baker bay bear belle berry bill bishop blade blaze
blossom bob bonnie booker brand brandy brook brooks buck bud buddy butch carol cash chance charity
charm chase chip chuck clay cliff clove colt cookie cooper coral cotton crystal daisy dale dash
dawn dean destiny diamond dick divine don drew duke dusty eagle earl echo ember ever faith fern
flame flint flora ford forest frank gale gene ginger glory grace grant gray grey guy harmony hazel
heath heather heaven herb holly honey honor hope hunter iris iron ivory ivy jack jade jasmine jay
jazz jean jet jewel journey joy justice king kit knight lance lane lark laurel liberty lily link
lotus love lucky lynx major marina mark marsh mason mat matt max maximum melody mercy merit merry
mick miles mill mint misty moss nick night noble nova nut oak olive opal panda pansy parker pat
patience patty pearl peg penny pepper phoenix pierce pilot pixie poppy porter prince princess
prudence queen rain raven ray red reed reef rich ridge rob robin rocky rod roger roman rose
rosemary ruby rusty sage sailor sally sandy scarlet scout serenity shade shepherd skip sky soul
spike sterling stone storm sue summit sunny sunshine teal thorn tiger timber trace trinity trip
trusty turner vale velvet victor violet walker ward warren weaver west wick will willow win winter
wise woods woody wren zen
"""

CALENDAR: Final = frozenset(_DATES.split())
"""Written with a capital within any sentence."""

_LISTS = (
    _FREQUENT,
    _OF_REJECTIONS,
    _CREATURES_AND_FOOD,
    _ONE_LETTER_OFF_A_NAME,
    _NAMES_THAT_ARE_WORDS,
)

EVERYDAY: Final = CALENDAR.union(*(words.split() for words in _LISTS))
"""Lower-case keys as `words.key_of` makes them: without apostrophes."""
