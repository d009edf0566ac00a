DROP TABLE "books_tags";
DROP TABLE "tags";
DROP TABLE "books";
DROP TABLE "authors";
