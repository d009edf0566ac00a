-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "rentals";
DROP TABLE "bikes_accessories";
DROP TABLE "bikes";
DROP TABLE "stations";
DROP TABLE "customers";
DROP TABLE "coupons";
DROP TABLE "accessories";
