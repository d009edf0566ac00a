DROP TABLE "rentals";
DROP TABLE "tariffs";
DROP TABLE "bikes_equipment";
DROP TABLE "bikes";
DROP TABLE "stations";
DROP TABLE "members";
DROP TABLE "accessories";
