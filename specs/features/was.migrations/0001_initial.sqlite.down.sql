DROP TABLE "parcels_tags";
DROP TABLE "tags";
DROP TABLE "parcels_stops";
DROP TABLE "parcels";
DROP TABLE "people";
DROP TABLE "depots";
DROP TABLE "countries";
