-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "readings";
DROP TABLE "favorites";
DROP TABLE "users";
DROP TABLE "articles_tags";
DROP TABLE "tags";
DROP TABLE "articles";
