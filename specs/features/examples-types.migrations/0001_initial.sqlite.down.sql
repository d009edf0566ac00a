DROP TABLE "legs";
DROP TABLE "voyages";
DROP TABLE "harbours";
DROP TABLE "customs";
DROP TABLE "countries";
