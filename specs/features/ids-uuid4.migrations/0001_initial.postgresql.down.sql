-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "books_tags";
DROP TABLE "tags";
DROP TABLE "books";
DROP TABLE "authors";
