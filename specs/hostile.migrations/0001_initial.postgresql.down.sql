-- step 1: in a transaction
SET LOCAL lock_timeout = '5s';
DROP TABLE "structures";
DROP TABLE "statements";
DROP TABLE "signatures";
DROP TABLE "seals";
DROP TABLE "rules";
DROP TABLE "properties";
DROP TABLE "patterns";
DROP TABLE "comments";
DROP TABLE "parameters";
DROP TABLE "markups";
DROP TABLE "interpolateds";
DROP TABLE "documents_readers";
DROP TABLE "handles";
DROP TABLE "documents";
DROP TABLE "docstrings";
DROP TABLE "bidirectionals";
