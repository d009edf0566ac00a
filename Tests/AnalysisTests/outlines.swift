/// What the specs of features mean, as the outline of their models.
let outlines = accessOutlines.merging(otherOutlines) { one, _ in one }

private let otherOutlines = [
  "composite-key": #"""
  service composite-key 0.1.0
  api /api/v1 20..100 ids uuid7
  enum Season: spring autumn
  Team /teams teams: list read create update delete
    name: string
    memberships ⇇ Membership.team
    results ⇇ Result.team
    created_at updated_at
    include memberships memberships.person
  Person /people people: list read create update delete
    key handle handle
    handle: string length 1..20 unique immutable
    memberships ⇇ Membership.person
    created_at updated_at
    include memberships
  Membership /memberships memberships: list read create update delete
    key person_handle person_handle, team_id team_id
    since: date?
    team → Team by team_id team_id cascade immutable
    person → Person by person_handle person_handle restrict immutable
    created_at updated_at
    filter person_handle: eq ne gt gte lt lte in contains starts_with
    filter since: eq ne gt gte lt lte in is_null
    sort team_id since
    include person team
    action renew(until: date) → (until: date)
  Result /results results: list read create update delete
    key team_id team_id, season season, year year, round round
    points: int
    round: string length 1.. immutable
    year: int immutable
    season: Season immutable
    team → Team by team_id team_id restrict immutable
    no timestamps
    sort points
  """#,
  "limits": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  rate 100 in 900 s
  body 524288
  Item /items items: list read create update delete
    name: string
    created_at updated_at
  """#,
  "lookup": #"""
  service lookup 0.1.0
  api /api/v1 20..100 ids uuid7
  User /users users: list read create update delete
    lookup email
    email: email length ..254 unique
    name: string
    articles ⇇ Article.author
    created_at updated_at
  Article /articles articles: list read create update delete
    lookup slug
    slug: string length ..60 pattern [a-z0-9\-]+ unique
    title: string
    author → User by author_id author_id restrict
    tags ⇄ Tag.articles by tag_ids owns articles_tags(article_id tag_id)
    created_at updated_at
    filter slug: eq ne gt gte lt lte in contains starts_with
    sort slug
    include author tags
    action publish(note: text) → (was_new: bool)
  Tag /tags tags: list read create update delete
    lookup number
    number: int unique
    name: string
    articles ⇄ Article.tags by article_ids shares articles_tags(tag_id article_id)
    created_at updated_at
  """#,
  "slug": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Article /articles articles: list read create update delete
    title: string length 1..200
    slug: slug length ..80 unique from title
    permalink: slug length ..40 immutable from title
    section: slug? length 2..20
    shelf: slug length ..80 = "new-arrivals"
    created_at updated_at
    filter slug: eq ne gt gte lt lte in contains starts_with
    sort slug
  """#,
  "access": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Open /opens opens: list read create update delete
    name: string
    created_at updated_at
  Shut /shuts shuts: nothing
    name: string
    created_at updated_at
  Silent /silents silents: nothing
    name: string
    created_at updated_at
  Readable /readables readables: list read
    name: string
    created_at updated_at
  Unlisted /unlisteds unlisteds: read
    name: string
    created_at updated_at
  Writable /writables writables: create update
    name: string
    created_at updated_at
  Inbox /inboxes inboxes: create
    name: string
    created_at updated_at
  """#,
  "action": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  enum Currency: EUR USD
  Order /orders orders: list read
    quantity: int
    created_at updated_at
    action quote(coupon: string? length 1..20, currency: Currency = case EUR) → (total: decimal(12,2), currency: Currency)
    action send-reminder() → ()
  """#,
  "bounds": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Range /ranges ranges: list read create update delete
    stars: int min 1 max 5
    total: int64 min -9007199254740991
    ratio: float min 0.0 max 1.5
    price: decimal(10,2) min 0e-2 max 9999999999e-2
    day: date min 2000-01-01 max 2099-12-31
    at: datetime min 946684800000 ms
    created_at updated_at
  """#,
  "camel-case": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  OrderLine /order-lines order_lines: list read create update delete
    unitPrice: decimal(10,2) column unit_price
    address2: string?
    imageURL: url? column image_url
    parentOrder → PurchaseOrder by parentOrderId parent_order_id restrict
    giftTags ⇄ GiftTag by giftTagIds owns order_lines_gift_tags(order_line_id gift_tag_id)
    createdAt updatedAt
    filter unitPrice: eq ne gt gte lt lte in
    filter parentOrderId: eq ne in
    filter createdAt: eq ne gt gte lt lte in
    sort updatedAt
  PurchaseOrder /purchase-orders purchase_orders: list read create update delete
    note: string
    createdAt updatedAt
  GiftTag /gift-tags gift_tags: list read create update delete
    label: string
    createdAt updatedAt
  """#,
  "composite-unique": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Course /courses courses: list read create update delete
    title: string
    created_at updated_at
  Lesson /lessons lessons: list read create update delete
    position: int
    room: string
    starts: datetime
    course → Course by course_id course_id restrict
    created_at updated_at
    unique course position over course_id position
    unique room starts over room starts
  """#,
  "defaults": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  enum Size: small large
  Parcel /parcels parcels: list read create update delete
    label: string = "unnamed"
    note: text = ""
    count: int = 1
    grams: int64 = 9007199254740991
    ratio: float = 0.5
    price: decimal(10,2) = 990e-2
    refund: decimal(10,2) = -5e-2
    fragile: bool = false
    day: date = 2024-02-29
    sent: datetime = 1769860800500 ms
    track: uuid = uuid 01890a5d-ac96-774b-bcce-b302099a8057
    mail: email length ..254 = "parcels@example.com"
    page: url = "https://example.com/?q=1"
    size: Size = case small
    created_at updated_at
  """#,
  "enum-labels": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  enum Resolution: FIXED=Fixed WONT_FIX=Won't fix BY_DESIGN=Works as "designed"
  Issue /issues issues: list read create update delete
    resolution: Resolution?
    created_at updated_at
  """#,
  "filters": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  enum Kind: a b
  Thing /things things: list read
    name: string
    body: text?
    size: int
    total: int64
    ratio: float
    price: decimal(10,2)
    active: bool
    day: date
    at: datetime?
    key: uuid
    mail: email length ..254
    page: url
    kind: Kind
    parent → Thing by parent_id parent_id restrict nullable
    created_at updated_at
    filter id: eq ne in
    filter name: eq ne gt gte lt lte in contains starts_with
    filter body: eq ne gt gte lt lte in contains starts_with is_null
    filter size: eq ne gt gte lt lte in
    filter total: eq ne gt gte lt lte in
    filter ratio: eq ne gt gte lt lte in
    filter price: eq ne gt gte lt lte in
    filter active: eq ne
    filter day: eq ne gt gte lt lte in
    filter at: eq ne gt gte lt lte in is_null
    filter key: eq ne in
    filter mail: eq ne gt gte lt lte in contains starts_with
    filter page: eq ne gt gte lt lte in contains starts_with
    filter kind: eq ne in
    filter parent_id: eq ne in is_null
    filter updated_at: eq ne gt gte lt lte in
  """#,
  "has-many": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  User /users users: list read create update delete
    name: string
    posts ⇇ Post.author
    edits ⇇ Post.editor
    comments ⇇ Comment.user
    created_at updated_at
    include posts comments
  Post /posts posts: list read create update delete
    title: string
    author → User by author_id author_id restrict
    editor → User by editor_id editor_id restrict nullable
    created_at updated_at
  Comment /comments comments: list read create update delete
    body: text
    user → User by user_id user_id restrict
    created_at updated_at
  """#,
  "mixins": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Person /people people: list read create update delete
    born: date?
    name: string length 1..80
    created_at updated_at
    unique name over name
    filter name: eq ne gt gte lt lte in contains starts_with
    sort name
  Garden /gardens gardens: list read create update delete
    area: int
    description: text?
    name: string length 1..80
    trees ⇇ Tree.garden
    owner → Person by owner_id owner_id cascade
    created_at updated_at
    unique name over name
    index owner created_at over owner_id created_at
    filter name: eq ne gt gte lt lte in contains starts_with
    filter owner_id: eq ne in
    sort area name created_at
    include owner
  Tree /trees trees: list read create update delete
    height: int
    description: text?
    name: string length 1..80
    garden → Garden by garden_id garden_id restrict
    owner → Person by owner_id owner_id cascade
    created_at updated_at
    unique name over name
    index owner created_at over owner_id created_at
    filter owner_id: eq ne in
    filter name: eq ne gt gte lt lte in contains starts_with
    sort created_at name
    include owner
  """#,
  "include": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  enum Format: hardcover paperback
  Shelf /shelves shelves: list read create update delete
    name: string length 1..80
    created_at updated_at
    filter name: eq ne gt gte lt lte in contains starts_with
    sort name
  Author /authors authors: list read create update delete
    name: string length 1..80
    books ⇇ Book.author
    created_at updated_at
    filter name: eq ne gt gte lt lte in contains starts_with
    sort name
  Book /books books: list read create update delete
    format: Format
    name: string length 1..80
    author → Author by author_id author_id restrict
    shelf → Shelf by shelf_id shelf_id restrict nullable
    created_at updated_at
    filter name: eq ne gt gte lt lte in contains starts_with
    sort name
    include author
  """#,
  "has-one": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  User /users users: list read create update delete
    name: string
    profile ← Profile.user
    successor → User by successor_id successor_id restrict nullable unique
    predecessor ← User.successor
    created_at updated_at
    include profile profile.avatar predecessor predecessor.profile
  Profile /profiles profiles: list read create update delete
    text: text
    user → User by user_id user_id cascade
    avatar ← Avatar.profile
    pictures ⇇ Picture.profile
    created_at updated_at
    unique user over user_id
    include user user.predecessor avatar pictures
  Avatar /avatars avatars: list read create update delete
    color: string
    profile → Profile by profile_id profile_id set_null nullable unique
    owner → User by owner_id owner_id restrict unique
    created_at updated_at
  Picture /pictures pictures: list read create update delete
    title: string
    profile → Profile by profile_id profile_id restrict
    created_at updated_at
    include profile profile.avatar profile.pictures
  """#,
  "states": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  enum OrderStatus: pending paid shipped cancelled
  enum Step: first in-between last
  Order /orders orders: list read create update delete +hooks
    lock
    number: int min 1
    status: OrderStatus = case pending
    paid_at: datetime?
    created_at updated_at
    filter status: eq ne in
    transition pay of status: pending → paid
    transition ship of status: paid → shipped
    transition cancel of status: pending paid → cancelled
  Task /tasks tasks: list read create
    title: string length 1..40
    step: Step = case first
    created_at updated_at
    transition start of step: first → in-between
    transition repeat of step: in-between last → in-between
    transition finish of step: in-between → last
  """#,
  "through": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Article /articles articles: list read create update delete
    title: string
    fans ⇄ User.favorites by fan_ids through Favorite(article user)
    readers ⇄ User through Reading(article user)
    tags ⇄ Tag by tag_ids owns articles_tags(article_id tag_id)
    created_at updated_at
    include fans readers fans.favorites
  User /users users: list read create update delete
    name: string
    favorites ⇄ Article by favorite_ids through Favorite(user article)
    given ⇇ Favorite.user
    created_at updated_at
    include favorites favorites.tags given
  Tag /tags tags: list read create update delete
    name: string
    created_at updated_at
  Favorite /favorites favorites: list read create update delete
    note: text?
    weight: int = 1
    user → User by user_id user_id cascade
    list → Tag by list_id list_id set_null nullable
    article → Article by article_id article_id cascade
    created_at updated_at
    unique article user over article_id user_id
  Reading /readings readings: list read
    pages: int
    article → Article by article_id article_id restrict
    user → User by user_id user_id restrict
    no timestamps
    unique user article over user_id article_id
  """#,
  "through-self": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids int64
  User /users users: list read create update delete
    name: string
    following ⇄ User by following_ids through Follow(follower followed)
    followers ⇄ User.following by follower_ids through Follow(followed follower)
    created_at updated_at
    include followers following
  Follow /follows follows: nothing
    follower → User by follower_id follower_id cascade
    followed → User by followed_id followed_id cascade
    no timestamps
    unique follower followed over follower_id followed_id
  """#,
  "ids-int64": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids int64
  Author /authors authors: list read create update delete
    name: string
    created_at updated_at
  Book /books books: list read create update delete
    title: string
    author → Author by author_id author_id restrict
    tags ⇄ Tag by tag_ids owns books_tags(book_id tag_id)
    created_at updated_at
    filter id: eq ne gt gte lt lte in
    filter author_id: eq ne gt gte lt lte in
  Tag /tags tags: list read create update delete
    name: string
    created_at updated_at
  """#,
  "includes": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Artist /artists artists: list read create update delete
    name: string
    albums ⇇ Album.artist
    created_at updated_at
    include albums albums.tracks
  Album /albums albums: list read create update delete
    title: string
    artist → Artist by artist_id artist_id restrict
    tracks ⇇ Track.album
    created_at updated_at
    include artist tracks
  Track /tracks tracks: list read create update delete
    title: string
    album → Album by album_id album_id restrict
    created_at updated_at
    include album album.artist
  """#,
  "length": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Word /words words: list read create update delete
    bounded: string length 1..200
    short: text length ..2000
    long: string length 2..
    exact: string length 3..3
    mail: email length 6..100
    page: url length ..500
    created_at updated_at
  """#,
  "many-to-many-inverse": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Genre /genres genres: list read create update delete
    name: string
    books ⇄ Book.genres by book_ids shares books_genres(genre_id book_id)
    created_at updated_at
    include books books.genres
  Book /books books: list read create update delete
    title: string
    genres ⇄ Genre.books by genre_ids owns books_genres(book_id genre_id)
    created_at updated_at
  """#,
  "many-to-many-self": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  User /users users: list read create update delete
    name: string
    following ⇄ User.followers by following_ids owns users_following(user_id following_id)
    followers ⇄ User.following by follower_ids shares users_following(following_id user_id)
    friends ⇄ User by friend_ids owns users_friends(user_id friend_id)
    created_at updated_at
  """#,
  "on-delete": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Team /teams teams: list read create update delete
    name: string
    created_at updated_at
  Player /players players: list read create update delete
    name: string
    team → Team by team_id team_id restrict
    home → Team by home_id home_id restrict
    guest → Team by guest_id guest_id cascade
    former → Team by former_id former_id set_null nullable
    created_at updated_at
  """#,
  "pattern": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Code /codes codes: list read create update delete
    isbn: string pattern [0-9]{13} = "9780306406157"
    slug: string pattern [a-z0-9]+(?:-[a-z0-9]+)*
    version: string pattern [0-9]+\.[0-9]+(?:\.[0-9]+)? = "1.0.2"
    phone: string pattern \+?[0-9 ()/\-]{5,20}
    color: string pattern #(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})
    plate: string pattern [A-ZÄÖÜ]{1,3}-[A-Z]{1,2} [1-9][0-9]{0,3}
    text: text pattern [^\t\n\r ][^\n\r]*
    created_at updated_at
  """#,
  "plurals": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Box /boxes boxes: list read create update delete
    name: string
    created_at updated_at
  Category /categories categories: list read create update delete
    name: string
    created_at updated_at
  Person /people people: list read create update delete
    name: string
    created_at updated_at
  OrderStatus /order-statuses order_statuses: list read create update delete
    name: string
    created_at updated_at
  TimeSeries /time-series time_series: list read create update delete
    name: string
    created_at updated_at
  Bookshelf /bookshelves bookshelves: list read create update delete
    name: string
    created_at updated_at
  Octopus /octopodes octopodes: list read create update delete
    name: string
    created_at updated_at
  Sheep /sheep sheep: list read create update delete
    name: string
    created_at updated_at
  Index /indexes indexes: list read create update delete
    name: string
    created_at updated_at
  Matrix /matrices matrices: list read create update delete
    name: string
    created_at updated_at
  Bus /buses buses: list read create update delete
    name: string
    created_at updated_at
  Quiz /quizzes quizzes: list read create update delete
    name: string
    created_at updated_at
  """#,
  "sorts": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Thing /things things: list read
    name: string
    size: int?
    parent → Thing by parent_id parent_id restrict nullable
    created_at updated_at
    sort name size parent_id id created_at
  """#,
  "timestamps-off": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Country /countries countries: list read create update delete
    code: string length 2..2 unique
    created_at: string
    no timestamps
    filter created_at: eq ne gt gte lt lte in contains starts_with
    sort code
  """#,
  "unique-relation": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Person /people people: list read create update delete
    name: string
    created_at updated_at
  Passport /passports passports: list read create update delete
    number: string
    holder → Person by holder_id holder_id restrict unique immutable
    created_at updated_at
  """#,
  "envelope-resource": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7 envelope resource
  OrderLine /order-lines order_lines: list read create update delete
    envelope orderLine orderLines
    unitPrice: int column unit_price
    parts ⇇ Part.orderLine
    createdAt updatedAt
    include parts
    action send-off(fast: bool = false) → (days: int)
  Part /parts parts: list read create update delete
    lock
    envelope part parts
    name: string
    orderLine → OrderLine by orderLineId order_line_id restrict
    createdAt updatedAt
  """#,
  "validation-status": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7 refuses by 400
  Note /notes notes: list read create update delete +hooks
    text: string length 1..20
    created_at updated_at
  """#,
  "views": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  Author /authors authors: list read create update delete
    list shows name
    name: string
    bio: text?
    born: date?
    books ⇇ Book.author
    created_at updated_at
    include books
  Book /books books: list read create update delete
    list shows created_at author_id title
    title: string
    body: text
    author → Author by author_id author_id restrict
    created_at updated_at
    index title over title
    filter title: eq ne gt gte lt lte in contains starts_with
    sort title
  """#,
  "was": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  enum Status: open=Open paid=Paid←settled←closed void←cancelled
  Country /countries countries: list read create update delete
    key code code
    code: string length 1.. unique immutable was iso_code
    name: string
    created_at updated_at
  Person /people people: list read create update delete
    was Employee staff
    name: string was full_name
    country → Country by country_code country_code restrict nullable from country_iso_code
    parcels ⇇ Parcel.sender
    created_at updated_at
  Depot /depots depots: list read create update delete
    was Depot depot
    name: string
    created_at updated_at
  Parcel /parcels parcels: list read create update delete
    was Shipment shipments
    label: string was title
    status: Status = case open
    history: list(Status) was log
    sender → Person by sender_id sender_id restrict was author from author_id
    depot → Depot by depot_id depot_id set_null nullable was store from store_id
    tags ⇄ Tag.parcels by tag_ids owns parcels_tags(parcel_id tag_id) was labels from shipments_labels(shipment_id label_id)
    stops ⇄ Depot by stop_ids owns parcels_stops(parcel_id stop_id) from shipments_stops(shipment_id stop_id)
    created_at updated_at
  Tag /tags tags: list read create update delete
    name: string
    parcels ⇄ Parcel.tags by parcel_ids shares parcels_tags(tag_id parcel_id)
    created_at updated_at
  """#,
  "removed": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  removed Coupon coupons
  removed GiftCard gift_cards
  removed Clerk staff
  Order /orders orders: list read create update delete
    was Purchase purchases
    removed internal_note clerk coupons
    number: int
    created_at updated_at
  Line /lines lines: list read create update delete
    removed vat_rate
    amount: int
    order → Order by order_id order_id restrict
    created_at updated_at
  """#,
  "backfill": #"""
  service demo 0.1.0
  api /api/v1 20..100 ids uuid7
  enum Level: junior senior
  Team /teams teams: list read create update delete
    was Crew crews
    name: string unique was title
    rank: int before 0
    created_at updated_at
  Member /members members: list read create update delete
    removed name login group
    first_name: string before before(name, ' ')
    last_name: string? before after(name, ' ')
    shown_as: string length 1..80 before first(alias, after(name, ' '), "nobody")
    email: email length ..254 before joined(login, "@", "example.com")
    level: Level before case junior
    salary: decimal(10,2) before 120050e-2
    since: date before 2020-01-31
    seen_at: datetime before created_at
    is_active: bool before true
    points: int64 before sum
    score: int was sum
    hours: list(int) before [8, 8]
    profile: json before object([Model.JSONLiteral.Member(name: "theme", value: Model.JSONLiteral.string("light"))])
    nick: string? was alias
    note: text = ""
    rank: int before 0
    team → Team by team_id team_id restrict before first(group_id, id of teams by name = "None")
    mentor → Member by mentor_id mentor_id restrict nullable was coach from coach_id
    guide → Member by guide_id guide_id restrict nullable before coach_id
    first_team → Team by first_team_id first_team_id restrict before team_id
    created_at updated_at
  """#,
]
