"""Public credit of anonymous effort: whether a batch may become points that everybody sees."""

from collections.abc import Mapping

from rejectbot.domain.ids import UserId


def worst_confidence(posts: Mapping[UserId, int], possible: Mapping[UserId, int]) -> int:
    """How sure the best guess of one post's author can be, in percent rounded up; 0 to 100.

    `posts` is by member how many anonymous posts the batch credits (each at least 1), which the
    points on the board then tell. `possible` is by member how many of the server's anonymous posts
    that still stand can be among them.

    The adversary sees the amounts, when each anonymous post appeared, and who asked for credit.
    To them each of the m posts that can be member i's is as likely as another to be one of the
    n_i that are, so that a given one is by i with probability n_i / m. Two things are assumed
    against us. They know of every post outside of the batch that it is outside (its author may
    have told them): m is at most the size of the batch. And they may be the batch's largest other
    member, who knows their own posts: these are taken off. The confidence is the largest
    n_i / (min(m_i, sum of all n) - largest n_k of another k), and 100 where nothing is left.

    Who was seen when, and how somebody writes, is not in it.
    """
    size = sum(posts.values())
    largest = sorted(posts.values(), reverse=True)[:2]

    def confidence(user: UserId, own: int) -> int:
        largest_other = largest[-1] if own == largest[0] else largest[0]
        among = min(possible[user], size) - (largest_other if len(posts) > 1 else 0)
        return 100 if among <= own else -(-100 * own // among)

    return max((confidence(user, own) for user, own in posts.items()), default=100)
