DROP TABLE "results";
DROP TABLE "memberships";
DROP TABLE "teams";
DROP TABLE "people";
