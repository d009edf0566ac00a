-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "tracks";
DROP TABLE "albums";
DROP TABLE "artists";
