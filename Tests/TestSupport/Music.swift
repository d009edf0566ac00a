package import Model

extension Model {
  /// Every construct that a schema and its queries depend on, in five resources.
  package static let music = Model(
    [
      Resource(
        "Artist",
        plural: "artists",
        [
          Field("name", .string, Constraints(minimumLength: 1, maximumLength: 120), unique: true),
          Field("kind", .enumeration("ArtistKind"), default: .enumCase("person"), immutable: true),
          Field("rating", .float, nullable: true, Constraints(maximum: .float(5))),
        ],
        [
          .many("albums", "Album", inverse: "artist"),
          .to("mentor", "Artist", .restrict, nullable: true),
          .pairs(
            "genres",
            "Genre",
            keys: "genre_ids",
            table: "artist_genres",
            own: "artist_id",
            other: "genre_id",
            inverse: "artists"
          ),
        ],
        timestamps: true,
        indexes: [["rating"]],
        filters: ["name", "rating", "mentor"],
        sorts: ["name", "rating", "created_at"],
        includes: [["albums"], ["albums", "reviews"], ["genres"], ["mentor"]]
      ),
      Resource(
        "Album",
        plural: "albums",
        [
          Field("title", .string, Constraints(maximumLength: 160)),
          Field(
            "price",
            .decimal(precision: 10, scale: 2),
            Constraints(minimum: .decimal(unscaled: 0, scale: 2), maximum: .decimal(unscaled: 99_999, scale: 2))
          ),
          Field("released_on", .date, nullable: true, Constraints(minimum: .date("1900-01-01"))),
          Field("is_live", .bool, default: .bool(false)),
        ],
        [
          .to("artist", "Artist", .restrict, immutable: true),
          .many("reviews", "Review", inverse: "album"),
        ],
        uniques: [["artist", "title"]],
        indexes: [["artist", "released_on"], ["price"]],
        filters: ["title", "price", "is_live", "artist"],
        sorts: ["price", "title"],
        includes: [["artist"]]
      ),
      Resource(
        "Genre",
        plural: "genres",
        [Field("name", .text)],
        [
          .pairs(
            "artists",
            "Artist",
            keys: "artist_ids",
            table: "artist_genres",
            own: "genre_id",
            other: "artist_id",
            inverse: "genres",
            owns: false
          )
        ]
      ),
      Resource(
        "Review",
        plural: "reviews",
        [Field("stars", .int, Constraints(minimum: .int(1), maximum: .int(5)))],
        [.to("album", "Album", .cascade)]
      ),
      Resource(
        "Reply",
        plural: "replies",
        [],
        [.to("review", "Review", .restrict, unique: true), .to("author", "Artist", .setNull, nullable: true)]
      ),
    ],
    enums: [EnumType("ArtistKind", ["person", "band"])]
  )
}
