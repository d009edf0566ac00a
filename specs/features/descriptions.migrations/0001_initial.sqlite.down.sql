DROP TABLE "notes_links";
DROP TABLE "notes";
