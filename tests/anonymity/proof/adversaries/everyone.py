"""All adversaries: another one is another line here."""

from tests.anonymity.proof.adversaries.backups import Backups
from tests.anonymity.proof.adversaries.base import Adversary
from tests.anonymity.proof.adversaries.boards import Boards
from tests.anonymity.proof.adversaries.desk import Desk
from tests.anonymity.proof.adversaries.leavers import Leavers
from tests.anonymity.proof.adversaries.linking import Linking
from tests.anonymity.proof.adversaries.logs import Logs
from tests.anonymity.proof.adversaries.page_order import PageOrder
from tests.anonymity.proof.adversaries.screens import Screens
from tests.anonymity.proof.adversaries.wal_replay import WalReplay

UNTAUGHT: tuple[Adversary, ...] = (
    WalReplay(),
    PageOrder(),
    Backups(),
    Boards(),
    Screens(),
    Desk(),
    Leavers(),
    Logs(),
    Linking(),
)
"""Those that need no examples; the classifier is taught apart."""
