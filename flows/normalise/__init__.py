"""One raw page to one `Cable`: page layout, repairs, header lines, head of the text, references, paragraphs. Pure functions."""

from flows.normalise.page import NormalisedPage, normalise_page, normalise_pages

__all__ = ["NormalisedPage", "normalise_page", "normalise_pages"]
