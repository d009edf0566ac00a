-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "legs";
DROP TABLE "voyages";
DROP TABLE "harbours";
DROP TABLE "customs";
DROP TABLE "countries";
