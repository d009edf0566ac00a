package import Model

extension Model {
  /// Every construct that a schema and its queries depend on, in five resources.
  package static let music = try! Model(
    yaml: """
      enums:
        ArtistKind: [person, band]
      resources:
        Artist:
          fields:
            name: {type: string, length: 1..120, unique: true}
            kind: {type: ArtistKind, default: person, immutable: true}
            rating: {type: float, nullable: true, max: 5}
          relations:
            albums: {has_many: Album, inverse: artist}
            mentor: {belongs_to: Artist, nullable: true, on_delete: restrict}
            genres: {many_to_many: Genre}
          indexes: [[rating]]
          access: {read: anyone, write: anyone}
          query:
            filter: [name, rating, mentor]
            sort: [name, rating, created_at]
            include: [albums, albums.reviews, genres, mentor]
        Album:
          fields:
            title: {type: string, length: ..160}
            price: {type: "decimal(10,2)", min: 0, max: 999.99}
            released_on: {type: date, nullable: true, min: 1900-01-01}
            is_live: {type: bool, default: false}
          relations:
            artist: {belongs_to: Artist, on_delete: restrict, immutable: true}
            reviews: {has_many: Review, inverse: album}
          timestamps: false
          unique: [[artist, title]]
          indexes: [[artist, released_on], [price]]
          access: {read: anyone, write: anyone}
          query:
            filter: [title, price, is_live, artist]
            sort: [price, title]
            include: [artist]
        Genre:
          fields: {name: text}
          relations: {artists: {many_to_many: Artist, inverse: genres}}
          timestamps: false
          access: {read: anyone, write: anyone}
        Review:
          fields: {stars: {type: int, min: 1, max: 5}}
          relations: {album: {belongs_to: Album, on_delete: cascade}}
          timestamps: false
          access: {read: anyone, write: anyone}
        Reply:
          relations:
            review: {belongs_to: Review, on_delete: restrict, unique: true}
            author: {belongs_to: Artist, nullable: true, on_delete: set_null}
          timestamps: false
          access: {read: anyone, write: anyone}
      """
  )
}
