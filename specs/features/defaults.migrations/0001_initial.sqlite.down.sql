DROP TABLE "parcels";
