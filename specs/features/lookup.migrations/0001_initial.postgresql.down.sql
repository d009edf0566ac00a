-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "articles_tags";
DROP TABLE "articles";
DROP TABLE "users";
DROP TABLE "tags";
