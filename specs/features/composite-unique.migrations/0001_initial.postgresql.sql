-- step 1: in a transaction
CREATE TABLE "courses" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "courses_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "lessons" (
  "id" uuid NOT NULL,
  "position" integer NOT NULL,
  "room" text COLLATE "C" NOT NULL,
  "starts" timestamptz NOT NULL,
  "course_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "lessons_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "lessons_course_id_reference" FOREIGN KEY ("course_id") REFERENCES "courses" ("id") ON DELETE RESTRICT
);
CREATE INDEX "lessons_course_id_index" ON "lessons" ("course_id", "id");
CREATE UNIQUE INDEX "lessons_course_id_position_unique" ON "lessons" ("course_id", "position");
CREATE UNIQUE INDEX "lessons_room_starts_unique" ON "lessons" ("room", "starts");
