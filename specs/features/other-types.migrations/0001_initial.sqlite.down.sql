DROP TABLE "devices";
