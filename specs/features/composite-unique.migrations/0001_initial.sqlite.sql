CREATE TABLE "courses" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "lessons" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" INTEGER NOT NULL,
  "room" TEXT NOT NULL,
  "starts" INTEGER NOT NULL,
  "course_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "lessons_course_id_reference" FOREIGN KEY ("course_id") REFERENCES "courses" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "lessons_course_id_index" ON "lessons" ("course_id", "id");
CREATE UNIQUE INDEX "lessons_course_id_position_unique" ON "lessons" ("course_id", "position");
CREATE UNIQUE INDEX "lessons_room_starts_unique" ON "lessons" ("room", "starts");
