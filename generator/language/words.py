"""Types that several parts of a language profile share."""

Words = tuple[str, ...]
