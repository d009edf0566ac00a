CREATE TABLE "articles" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "permalink" TEXT NOT NULL,
  "section" TEXT,
  "shelf" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "articles_permalink_length" CHECK (length("permalink") <= 40),
  CONSTRAINT "articles_section_length" CHECK (length("section") BETWEEN 2 AND 20),
  CONSTRAINT "articles_shelf_length" CHECK (length("shelf") <= 80),
  CONSTRAINT "articles_slug_length" CHECK (length("slug") <= 80),
  CONSTRAINT "articles_title_length" CHECK (length("title") BETWEEN 1 AND 200)
) STRICT;
CREATE UNIQUE INDEX "articles_slug_unique" ON "articles" ("slug");
