-- after 0001_initial: c439bd8bc6cec46e0280b0e4c29170377d82db6269fbc48783e263f10cce676d
-- step 1: in a transaction
CREATE TABLE "tickets" (
  "id" uuid NOT NULL,
  "subject" text COLLATE "C" NOT NULL,
  "stage" text COLLATE "C" NOT NULL,
  "asker_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "tickets_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "tickets_stage_enum" CHECK ("stage" IN ('open', 'answered', 'closed')),
  CONSTRAINT "tickets_subject_length" CHECK (length("subject") BETWEEN 1 AND 80)
);
CREATE INDEX "tickets_asker_id_index" ON "tickets" ("asker_id", "id");
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_asker_id_reference" FOREIGN KEY ("asker_id") REFERENCES "users" ("id") ON DELETE RESTRICT;
