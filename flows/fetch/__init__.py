"""Where pages come from (folders, single pages, dumps, archives), and the store that keeps every page ever fetched."""
