DROP TABLE "contacts";
