-- step 1: in a transaction
CREATE TABLE "articles" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "slug" text COLLATE "C" NOT NULL,
  "permalink" text COLLATE "C" NOT NULL,
  "section" text COLLATE "C",
  "shelf" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "articles_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "articles_permalink_length" CHECK (length("permalink") <= 40),
  CONSTRAINT "articles_section_length" CHECK (length("section") BETWEEN 2 AND 20),
  CONSTRAINT "articles_shelf_length" CHECK (length("shelf") <= 80),
  CONSTRAINT "articles_slug_length" CHECK (length("slug") <= 80),
  CONSTRAINT "articles_title_length" CHECK (length("title") BETWEEN 1 AND 200)
);
CREATE UNIQUE INDEX "articles_slug_unique" ON "articles" ("slug");
