DROP TABLE "groups";
DROP TABLE "classes";
