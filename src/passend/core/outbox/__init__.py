"""Post: written with the change that causes it, sent afterwards. The one door for mail.

A message carries no content, only "er staat iets voor je klaar" and a link. `kinds` lists every
kind of message with when it goes and to whom; `posting` writes rows with the words of
`wording`, `bundling` puts lines in the one mail of the day, `sending` takes them to the
mail server, `door` speaks with that server, `bounces` hears what came back.
"""

from .kinds import KINDS, Kind, To, kind_of
from .posting import again, post, post_lines, problem_of, settle, withhold
from .sending import send_due
from .state import PostState, state, undelivered
from .wording import paragraphs, text_of

__all__ = [
    "KINDS", "Kind", "PostState", "To", "again", "kind_of", "paragraphs", "post", "post_lines",
    "problem_of", "send_due", "settle", "state", "text_of", "undelivered", "withhold",
]  # fmt: skip
