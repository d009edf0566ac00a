CREATE TABLE "codes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "isbn" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "version" TEXT NOT NULL,
  "phone" TEXT NOT NULL,
  "color" TEXT NOT NULL,
  "plate" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;
