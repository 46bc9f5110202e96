"""What several reading tests look at."""

from collections.abc import Callable

from generator.records import Article, Skipped

ReadArticle = Callable[..., Article]
ReadReason = Callable[..., str]
ReadBytes = Callable[..., list[Article | Skipped]]
ReadCase = Callable[[str], Article]


def blocks(article: Article) -> list[tuple[str, str]]:
    """Each block's kind and words."""
    return [(block.kind, article.text[block.begin : block.end]) for block in article.blocks]
