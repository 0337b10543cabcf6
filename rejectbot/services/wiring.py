"""Every use-case, wired over what it needs from outside."""

from dataclasses import dataclass
from typing import Self

from rejectbot.services.absence import Absence
from rejectbot.services.acts import Acts
from rejectbot.services.admitting import Admitting
from rejectbot.services.aftermath import Aftermath
from rejectbot.services.announcement import Announcer
from rejectbot.services.announcing import Announcing
from rejectbot.services.anonymity.aside import Aside
from rejectbot.services.anonymity.envelope import Envelopes
from rejectbot.services.anonymity.erasures import Erasures
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.private_notes import PrivateNotes
from rejectbot.services.anonymity.tally import Tallies
from rejectbot.services.asking import Asking
from rejectbot.services.automod import AutoMod
from rejectbot.services.badges import Badges
from rejectbot.services.board import Board
from rejectbot.services.by_the_clock import ByTheClock
from rejectbot.services.cards import Cards
from rejectbot.services.commands import CommandRecord
from rejectbot.services.control import Control
from rejectbot.services.covers import Covers
from rejectbot.services.crediting import Crediting
from rejectbot.services.deciding import Deciding
from rejectbot.services.desk import Desk
from rejectbot.services.desks import Desks
from rejectbot.services.digests import Digests
from rejectbot.services.doing import Doing
from rejectbot.services.doing_apart import Apart
from rejectbot.services.encouraging import Encouraging
from rejectbot.services.erasing import Erasing
from rejectbot.services.exporting import Exporting
from rejectbot.services.farewells import Farewells
from rejectbot.services.following import Following
from rejectbot.services.forgetting import Forgetting
from rejectbot.services.gate import Gate, Words
from rejectbot.services.goals import Goals
from rejectbot.services.held_authors import HeldAuthors
from rejectbot.services.held_posts import HeldPosts
from rejectbot.services.hidden_texts import HiddenTexts
from rejectbot.services.hidings import Hidings
from rejectbot.services.holding import Holding
from rejectbot.services.holds import Holds
from rejectbot.services.inbox import Inbox, Sealed
from rejectbot.services.keeping import Keeping
from rejectbot.services.lockdowns import Lockdowns
from rejectbot.services.looking import Looking
from rejectbot.services.lost_cards import StandingCards
from rejectbot.services.moderating import Moderating
from rejectbot.services.moderators_acts import ModeratorsActs
from rejectbot.services.moderators_log import ModeratorsLog
from rejectbot.services.notices import Notices
from rejectbot.services.noting import Noting
from rejectbot.services.outbox import Outbox
from rejectbot.services.owning import Owning
from rejectbot.services.pace import Pace
from rejectbot.services.pages import Pages
from rejectbot.services.pairing import Pairing
from rejectbot.services.ports import CountDisplay, Environment, KeywordRules, Publisher
from rejectbot.services.posting import Posting
from rejectbot.services.privacy import Privacy
from rejectbot.services.private_reports import PrivateReports
from rejectbot.services.profile import Profile
from rejectbot.services.public_credit import PublicCredit
from rejectbot.services.publishing import Publishing
from rejectbot.services.purging import Purging
from rejectbot.services.queue_posts import QueuePosts
from rejectbot.services.reconciling import Reconciling
from rejectbot.services.report_posts import ReportPosts
from rejectbot.services.report_state import ReportStates
from rejectbot.services.reported import Reports
from rejectbot.services.reporting import Reporting
from rejectbot.services.rests import Rests
from rejectbot.services.review_queue import ReviewQueue
from rejectbot.services.rulings import Rulings
from rejectbot.services.seasons import Seasons
from rejectbot.services.server_day import ServerDay
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.setting_aside import SettingAside
from rejectbot.services.setting_changes import SettingChanges
from rejectbot.services.sharing import Sharing
from rejectbot.services.showing_again import ShowingAgain
from rejectbot.services.supporting import Supporting
from rejectbot.services.sweeping import Sweeping
from rejectbot.services.taking_back import TakingBack
from rejectbot.services.taking_down import TakingDown
from rejectbot.services.team_goals import TeamGoals
from rejectbot.services.telling import Telling
from rejectbot.services.trying import Trying
from rejectbot.services.underway import Underway
from rejectbot.services.word_filters import WordFilters
from rejectbot.services.years import Years
from rejectbot.storage.engine import Database


@dataclass(frozen=True, slots=True)
class Outside:
    """What the services stand on; `window_days` is how long an author can be found, 7 to 14."""

    database: Database
    keys: KeyFile
    publisher: Publisher
    announcer: Announcer
    keyword_rules: KeywordRules
    desk: Desk
    covers: Covers
    display: CountDisplay
    environment: Environment
    default_locale: str
    window_days: int


@dataclass(frozen=True, slots=True)
class Services:
    """Every use-case."""

    absence: Absence
    setup: ServerSetup
    setting_changes: SettingChanges
    lockdowns: Lockdowns
    word_filters: WordFilters
    moderators_log: ModeratorsLog
    held_authors: HeldAuthors
    held_posts: HeldPosts
    holds: Holds
    automod: AutoMod
    gate: Gate
    cards: Cards
    sharing: Sharing
    admitting: Admitting
    pace: Pace
    publishing: Publishing
    supporting: Supporting
    noting: Noting
    control: Control
    inbox: Inbox
    taking_back: TakingBack
    encouraging: Encouraging
    trying: Trying
    telling: Telling
    board: Board
    seasons: Seasons
    profile: Profile
    years: Years
    goals: Goals
    badges: Badges
    privacy: Privacy
    exporting: Exporting
    erasing: Erasing
    reconciling: Reconciling
    commands: CommandRecord
    pairing: Pairing
    sweeping: Sweeping
    purging: Purging
    public_credit: PublicCredit
    team_goals: TeamGoals
    asking: Asking
    by_the_clock: ByTheClock
    review_queue: ReviewQueue
    queue_posts: QueuePosts
    notices: Notices
    deciding: Deciding
    moderating: Moderating
    hidden_texts: HiddenTexts
    reporting: Reporting
    private_reports: PrivateReports
    desks: Desks

    @classmethod
    def over(cls, outside: Outside) -> Self:
        """Wire them."""
        database, keys, publisher = outside.database, outside.keys, outside.publisher
        environment, display = outside.environment, outside.display
        now, random_bytes = environment.now, environment.random_bytes
        absence, desk = Absence(database, now), outside.desk
        setup = ServerSetup(
            database, publisher, absence, desk, outside.default_locale, outside.window_days
        )
        underway = Underway()
        looking = Looking(underway)
        private_notes = PrivateNotes(keys, random_bytes)
        envelopes = Envelopes(keys, random_bytes)
        outbox = Outbox(database, envelopes, underway, now, random_bytes)
        pages = Pages(database, keys, underway, now)
        moderators_log = ModeratorsLog(database, setup, environment)
        lockdowns = Lockdowns(database, setup, moderators_log, now)
        pace = Pace(ServerDay(envelopes, setup, now), now)
        word_filters = WordFilters(database, moderators_log)
        automod = AutoMod(outside.keyword_rules, setup, environment)
        hidings, aside = Hidings(outside.window_days), Aside(keys, environment)
        reports = Reports(keys, hidings, environment)
        review_queue = ReviewQueue(database, outbox, reports, hidings, now)
        queue_posts = QueuePosts(database, review_queue, outside.desk, setup, now)
        report_posts = ReportPosts(database, ReportStates(reports, keys), desk, setup, now)
        gate = Gate(setup, lockdowns, Words(word_filters, automod), pace, queue_posts, now)
        notices = Notices(outside.desk, setup, now)
        held_authors = HeldAuthors(database, keys, moderators_log, now)
        held_posts = HeldPosts(database, keys, outside.window_days, now)
        holds = Holds(database, keys, held_posts, held_authors, moderators_log, environment)
        holding = Holding(setup, word_filters, held_authors)
        acts = Acts(keys, outbox, setup, holding, environment)
        owning = Owning(keys, outside.window_days, now)
        tallies = Tallies(keys, random_bytes)
        posting = Posting(database, Crediting(keys, tallies, now), setup, publisher, display, now)
        keeping = Keeping(private_notes, outbox, setup, now)
        erasures = Erasures(keys, random_bytes)
        supporting = Supporting(database, looking, setup, display, erasures, now)
        reconciling = Reconciling(database, supporting, setup, publisher, display, now)
        setting_aside = SettingAside(
            database, aside, Aftermath(aside, private_notes), setup, outside.covers, reconciling
        )
        doing = Doing(
            database,
            looking,
            keeping,
            Apart(database, setting_aside, publisher, outside.announcer),
            setup,
            publisher,
        )
        sharing = Sharing(keys, outbox, setup, publisher, holding, environment)
        announcing = Announcing(database, outside.announcer, setup, now)
        team_goals = TeamGoals(database, setup, announcing, environment)
        standing = StandingCards(database, publisher)
        digests = Digests(database, setup, announcing, team_goals, standing, now)
        asking = Asking(database, setup, announcing, outside.announcer, standing, now)
        publishing = Publishing(
            outbox, posting, doing, team_goals, Rests(lockdowns, absence, now), environment
        )
        moderating = Moderating(
            database,
            ModeratorsActs(keys, outbox, environment),
            Aftermath(aside, private_notes),
            outside.covers,
            Following(publishing, report_posts),
            setup,
        )
        reporting = Reporting(database, reports, pace, moderating, report_posts, setup)
        forgetting = Forgetting(tallies, outbox)
        taking_down = TakingDown(keys, outbox, publishing, queue_posts, environment)
        return cls(
            absence=absence,
            setup=setup,
            setting_changes=SettingChanges(database, setup, environment),
            lockdowns=lockdowns,
            word_filters=word_filters,
            moderators_log=moderators_log,
            held_authors=held_authors,
            held_posts=held_posts,
            holds=holds,
            automod=automod,
            gate=gate,
            cards=Cards(database),
            sharing=sharing,
            pace=pace,
            admitting=Admitting(setup, gate, sharing, pages),
            publishing=publishing,
            supporting=supporting,
            noting=Noting(database, gate, looking, acts, pages),
            control=Control(database, gate, owning, acts, pages, publisher),
            inbox=Inbox(
                database,
                owning,
                Sealed(private_notes, Farewells(aside, owning)),
                outbox,
                setup,
                now,
            ),
            taking_back=TakingBack(database, outbox, queue_posts),
            encouraging=Encouraging(database, setup, publisher, now),
            trying=Trying(database, setup, environment),
            telling=Telling(database, setup, gate, outside.announcer, publisher, now),
            board=Board(database, setup, now),
            seasons=Seasons(setup, now),
            profile=Profile(database, tallies, setup, publisher, now),
            years=Years(database, setup, now),
            goals=Goals(database, setup, now),
            badges=Badges(database),
            privacy=Privacy(database, setup, word_filters),
            exporting=Exporting(database, tallies, outbox, forgetting),
            erasing=Erasing(database, keys, forgetting, taking_down, erasures, environment),
            reconciling=reconciling,
            commands=CommandRecord(database),
            pairing=Pairing(database, keys),
            sweeping=Sweeping(database, keys, tallies, outside.window_days, now),
            purging=Purging(
                database,
                absence,
                outbox,
                (
                    setup.forget,
                    lockdowns.forget,
                    word_filters.forget,
                    automod.forget,
                    queue_posts.forget,
                    notices.forget,
                    held_authors.forget,
                    holds.forget,
                ),
                keys,
            ),
            public_credit=PublicCredit(database, keys, tallies, setup, environment),
            team_goals=team_goals,
            asking=asking,
            by_the_clock=ByTheClock(announcing, team_goals, digests, asking, setup),
            review_queue=review_queue,
            queue_posts=queue_posts,
            notices=notices,
            deciding=Deciding(
                Rulings(database, review_queue, outbox, setup, now), publishing, queue_posts
            ),
            moderating=moderating,
            hidden_texts=HiddenTexts(database, aside, hidings),
            reporting=reporting,
            private_reports=PrivateReports(database, reports, owning, pace, reporting),
            desks=Desks(
                queue_posts, reporting, ShowingAgain(database, hidings, moderating, setup, now)
            ),
        )
