DROP TABLE "memberships";
DROP TABLE "teams";
DROP TABLE "certificates";
DROP TABLE "skills";
DROP TABLE "mentorings";
DROP TABLE "people";
