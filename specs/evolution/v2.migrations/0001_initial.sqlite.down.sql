DROP TABLE "rentals";
DROP TABLE "tariffs";
DROP TABLE "bikes_accessories";
DROP TABLE "bikes";
DROP TABLE "stations";
DROP TABLE "customers";
DROP TABLE "coupons";
DROP TABLE "accessories";
