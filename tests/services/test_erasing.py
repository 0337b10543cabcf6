"""Erasing: what goes, what stays, what nobody can tell from it, and again after a restore."""

import json
from dataclasses import replace

import pytest

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.rejection import How
from rejectbot.services.acts import Intent
from rejectbot.services.anonymity.erasures import Erasures
from rejectbot.services.anonymity.keyfile import KeyFileDamaged, KeyFileOpenToOthers
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.erasing import Where
from rejectbot.services.ports import Environment
from rejectbot.services.sharing import Author
from rejectbot.services.wiring import Outside, Services
from rejectbot.storage import anonymous, installation, outbox, people
from rejectbot.storage.engine import Transaction
from tests.anonymity.statements import recording
from tests.services.house import ADA, BEN, CHANNEL, CHI, HERE, House
from tests.services.outside import RulesOfServer, Timers

ELSEWHERE = GuildId(HERE + 5)
NOBODY = UserId(0)


@pytest.fixture
def services(house: House) -> Services:
    """The use-cases of the same process, the new ones too."""
    return wired(house)


def wired(house: House) -> Services:
    return Services.over(
        Outside(
            database=house.database,
            keys=house.keys,
            publisher=house.posted,
            announcer=house.posted,
            keyword_rules=RulesOfServer(),
            desk=house.posted.desk,
            covers=house.posted.covers,
            display=house.counts,
            environment=Environment(house.clock, house.chance.randbytes, Timers().later),
            default_locale="en",
            window_days=7,
        )
    )


async def blob(house: House, guild: GuildId = HERE) -> bytes:
    row = await house.database.read(lambda tx: anonymous.tally(tx, guild))
    assert row is not None
    return row.sealed


async def everyone(house: House) -> set[tuple[GuildId, UserId]]:
    return await house.database.read(people.everyone)


@pytest.mark.parametrize("where", list(Where))
@pytest.mark.parametrize("author", [ADA, BEN])
async def test_the_tally_is_sealed_anew_whether_they_are_in_it_or_not(
    house: House, services: Services, author: UserId, where: Where
) -> None:
    await house.share(author, "anonymous")
    await house.share(CHI, "anonymous")
    before = await blob(house)
    await services.erasing.erase(HERE, ADA, where, cards=False)

    assert await blob(house) != before
    assert len(await blob(house)) == len(before)
    kept = NOBODY if author == ADA else BEN
    assert await house.tally() == {kept: 10, CHI: 10}


async def test_what_is_executed_does_not_tell_who_shared_anonymously(
    house: House, services: Services
) -> None:
    """Ada erases twice: once she is in the tally, once she is not."""
    shapes = []
    for author in (ADA, BEN):
        await house.share(author, "anonymous")
        await house.share(author, "anonymous")
        await house.submit(author, "anonymous_later")
        with recording() as recorder:
            await services.erasing.erase(HERE, ADA, Where.EVERYWHERE, cards=True)
        shapes.append([each.shape for some in recorder.transactions() for each in some])
    assert shapes[0] == shapes[1]


async def test_a_tally_grows_as_if_nobody_had_been_erased(house: House, services: Services) -> None:
    sizes: list[list[int]] = []
    for erases in (False, True):
        grown = []
        for number in range(345):
            tally = await house.tally() if number else {}
            tally[ADA] = tally.get(ADA, 0) + 10
            await _save(house, tally)
            grown.append(len(await blob(house)))
            if erases and number == 200:
                await services.erasing.erase(HERE, ADA, Where.HERE, cards=False)
        sizes.append(grown)
    assert sizes[0] == sizes[1]
    assert len(set(sizes[0])) == 2


async def _save(house: House, tally: dict[UserId, int]) -> None:
    day = house.clock().date()
    await house.keys.ensure_day(day)
    row = house.tallies.reseal(HERE, tally, day)
    await house.database.write(lambda tx: anonymous.save_tally(tx, row))


async def test_what_waits_with_their_name_goes_and_what_waits_without_stays(
    house: House, services: Services
) -> None:
    named = (await house.submit(ADA)).waiting
    secret = (await house.submit(ADA, "anonymous_later")).waiting
    others = (await house.submit(BEN)).waiting
    await services.erasing.erase(HERE, ADA, Where.HERE, cards=False)

    assert await house.waiting() == {secret.id, others.id}
    assert named.id not in await house.waiting()


async def test_a_name_that_was_to_be_put_on_a_card_is_not_put(
    house: House, services: Services
) -> None:
    card = await house.share(ADA, "anonymous")
    who = Author(ADA, "Member 1")
    intent = Intent(HERE, card.place.pid, Deed.PUT_NAME, How.ANONYMOUS, "", shows_name=True)
    await services.control._acts.store(who, intent)
    await services.erasing.erase(HERE, ADA, Where.HERE, cards=False)
    assert await house.waiting() == set()


async def test_cards_are_taken_down_also_after_a_crash_and_by_nobody(
    house: House, services: Services
) -> None:
    await house.share(ADA)
    await house.share(ADA, "anonymous")
    await house.share(BEN)
    erased = await services.erasing.erase(HERE, ADA, Where.HERE, cards=True)

    assert [act.author for act in erased.cards] == [NOBODY]
    assert len(house.posted.cards) == 3, "the process ends before it takes one down"
    fresh = await house.restarted()
    await fresh.publishing.recover()
    assert len(house.posted.cards) == 2
    assert {card.author_name for card in house.posted.cards.values()} == {None, "Member 2"}
    assert await house.waiting() == set()


async def test_what_told_of_their_tries_is_taken_down_with_their_cards(
    house: House, services: Services
) -> None:
    for who in (ADA, BEN):
        tried = await house.trying.again(HERE, who, None)
        await house.telling.tell(HERE, Author(who, "A member"), tried.attempt.id)
    _, of_ben = house.posted.announced
    erased = await services.erasing.erase(HERE, ADA, Where.HERE, cards=True)
    await services.erasing.finish(erased)
    assert set(house.posted.announced) == {of_ben}
    assert await house.waiting() == set()


async def test_here_leaves_other_servers_and_everywhere_none(
    house: House, services: Services
) -> None:
    await services.setup.change(ELSEWHERE, lambda old: replace(old, channel=CHANNEL))
    for guild in (HERE, ELSEWHERE):
        await services.privacy.set_on_board(guild, ADA, on_board=False)
    await services.erasing.erase(HERE, ADA, Where.HERE, cards=False)
    assert await everyone(house) == {(ELSEWHERE, ADA)}
    exported = await services.exporting.export(HERE, ADA, Where.EVERYWHERE)
    assert [each.guild for each in exported] == [HERE, ELSEWHERE]
    await services.erasing.erase(HERE, ADA, Where.EVERYWHERE, cards=False)
    assert await everyone(house) == set()


@pytest.mark.parametrize("where", list(Where))
async def test_a_restored_backup_is_erased_again_before_anybody_is_served(
    house: House, services: Services, where: Where
) -> None:
    await services.erasing.erase(HERE, ADA, where, cards=False)
    for who in (ADA, BEN):  # as the backup brings them back
        await house.share(who)
        await house.share(who, "anonymous")
        await house.submit(who)

    def restored(tx: Transaction) -> None:
        installation.mark_backup(tx, house.clock().date())

    await house.database.write(restored)
    await wired(house).erasing.apply_again()

    assert await everyone(house) == {(HERE, BEN)}
    assert await house.tally() == {NOBODY: 10, BEN: 10}
    assert len(await house.waiting()) == 1
    assert await house.database.read(installation.backup_of) is None


async def test_only_erasures_since_the_backup_are_applied_and_only_after_a_restore(
    house: House, services: Services
) -> None:
    await services.erasing.erase(HERE, ADA, Where.HERE, cards=False)
    await house.share(ADA)
    await wired(house).erasing.apply_again()
    assert await everyone(house) == {(HERE, ADA)}

    house.clock.move(days=1)
    day = house.clock().date()
    await house.database.write(lambda tx: installation.mark_backup(tx, day))
    await wired(house).erasing.apply_again()
    assert await everyone(house) == {(HERE, ADA)}
    assert await house.database.read(installation.backup_of) is None


async def test_the_file_is_private_and_names_nobody(house: House, services: Services) -> None:
    await services.erasing.erase(HERE, ADA, Where.HERE, cards=False)
    await services.erasing.erase(HERE, ADA, Where.HERE, cards=False)
    path = house.keys.beside("erasures")
    assert path.parent == house.keys_path.parent
    assert path.stat().st_mode & 0o777 == 0o600
    stored = json.loads(path.read_text("ascii"))
    assert set(stored) == {"key", "erased"}
    assert list(stored["erased"].values()) == ["2026-11-23"]
    assert str(int(ADA)) not in path.read_text("ascii")

    path.chmod(0o640)
    with pytest.raises(KeyFileOpenToOthers, match="chmod 600"):
        Erasures(house.keys, bytes).covers(ADA, HERE, house.clock().date())
    path.chmod(0o600)
    path.write_text("{}")
    with pytest.raises(KeyFileDamaged, match="damaged"):
        Erasures(house.keys, bytes).covers(ADA, HERE, house.clock().date())
    assert [each.name for each in path.parent.iterdir() if each.name.endswith(".new")] == []


async def test_nothing_is_erased_when_the_file_cannot_be_written(
    house: House, services: Services
) -> None:
    await house.share(ADA)
    house.keys.beside("erasures").mkdir()
    with pytest.raises(Exception, match="cannot be used"):
        await services.erasing.erase(HERE, ADA, Where.HERE, cards=False)
    assert await everyone(house) == {(HERE, ADA)}
    assert await house.database.read(outbox.load_all) == []
