-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "rentals";
DROP TABLE "tariffs";
DROP TABLE "bikes_equipment";
DROP TABLE "bikes";
DROP TABLE "stations";
DROP TABLE "members";
DROP TABLE "accessories";
