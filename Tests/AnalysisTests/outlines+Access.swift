/// What the specs of features mean that are about who may do what.
let accessOutlines = [
  "quantifiers": #"""
  service quantifiers 1.0.0
  api /api/v1 20..100 ids uuid7
  auth Person by email and password for 900 s, 2592000 s
  Person /people people: list read
    email: email length ..254 unique
    rank: int min 0 max 9 = 0
    password password: 8..72
    created_at updated_at
    list: authenticated
    read: authenticated
  Team /teams teams: list read create update delete
    name: string length 1..40
    founder → Person by founder_id founder_id cascade owner
    memberships ⇇ Membership.team
    badges ⇄ Badge.teams by badge_ids owns teams_badges(team_id badge_id)
    tasks ⇇ Task.team
    created_at updated_at
    list: (any memberships → Membership by team_id: (each.person_id equal user.id and each.left_on is null) or founder_id equal user.id)
    read: (any memberships → Membership by team_id: (each.person_id equal user.id and each.left_on is null) or founder_id equal user.id)
    create: authenticated
    update: any memberships → Membership by team_id: (each.person_id equal user.id and each.role in "lead" "deputy")
    delete: (founder_id equal user.id and all tasks → Task by team_id: each.is_done)
    include memberships badges tasks
  Membership /memberships memberships: list read create update delete
    role: string length 1..10
    left_on: date?
    team → Team by team_id team_id cascade
    person → Person by person_id person_id cascade
    created_at updated_at
    unique team person over team_id person_id
    filter person_id: eq ne in
    list: authenticated
    read: authenticated
    create: team_id>Team.founder_id equal user.id
    update: team_id>Team.founder_id equal user.id
    delete: team_id>Team.founder_id equal user.id
  Badge /badges badges: list read create
    name: string length 1..20 unique
    rank: int min 0 max 9
    teams ⇄ Team.badges by team_ids shares teams_badges(badge_id team_id)
    created_at updated_at
    create: (authenticated and not any teams → Team by teams_badges(badge_id team_id): each.name equal "closed")
  Task /tasks tasks: list read create update delete
    title: string length 1..40
    is_done: bool = false
    team → Team by team_id team_id cascade
    created_at updated_at
    list: (any team_id>Team.memberships → Membership by team_id: (each.person_id equal user.id and each.left_on is null) or team_id>Team.founder_id equal user.id)
    read: (any team_id>Team.memberships → Membership by team_id: (each.person_id equal user.id and each.left_on is null) or team_id>Team.founder_id equal user.id)
    create: any team_id>Team.memberships → Membership by team_id: (each.person_id equal user.id and each.role in "lead" "deputy")
    update: any team_id>Team.memberships → Membership by team_id: (each.person_id equal user.id and each.role in "lead" "deputy")
    delete: any team_id>Team.badges → Badge by teams_badges(team_id badge_id): each.rank atMost user.rank
  """#,
  "people": #"""
  service people 1.0.0
  api /api/v1 20..100 ids uuid7
  auth User by email and password as role: Role registers customer for 900 s, 2592000 s
  enum Role: admin staff customer
  enum Status: draft published
  enum Stage: open answered closed
  User /users users: list read create update delete
    email: email length ..254 unique
    name: string length 1..80
    role: Role by role(admin) = case customer
    is_trusted: bool by role(admin staff) = false
    team: string?
    password password: 8..72 lower upper digit
    posts ⇇ Post.author
    created_at updated_at
    filter email: eq ne gt gte lt lte in contains starts_with
    list: role(admin staff)
    read: (id equal user.id or role(admin staff))
    create: role(admin)
    update: (id equal user.id or role(admin))
    delete: role(admin)
    sort name
    include posts
  Post /posts posts: list read create update delete +hooks
    title: string length 1..200
    body: text
    status: Status = case draft
    pinned: bool by (role(admin staff) or caller "is_trusted") = false
    author → User by author_id author_id cascade owner
    comments ⇇ Comment.post
    topics ⇄ Topic by topic_ids owns posts_topics(post_id topic_id)
    created_at updated_at
    filter author_id: eq ne in
    filter status: eq ne in
    list: (status equal case published or author_id equal user.id or role(admin staff))
    read: (status equal case published or author_id equal user.id or role(admin staff))
    create: authenticated
    update: ((author_id equal user.id and not caller "name" = 'locked') or role(admin staff))
    delete: (author_id equal user.id or role(admin))
    sort title created_at
    include author comments topics
    action report(reason: string length 1..200) → (count: int) for (authenticated and not author_id equal user.id)
  Comment /comments comments: list read create update delete
    text: text length 1..2000
    post → Post by post_id post_id cascade
    writer → User by writer_id writer_id set_null nullable owner
    created_at updated_at
    create: (post_id>Post.status equal case published or post_id>Post.author_id equal user.id)
    update: (writer_id equal user.id and writer_id>User.team equal post_id>Post.author_id>User.team)
    delete: (writer_id equal user.id or post_id>Post.author_id equal user.id or role(admin staff))
    include post writer
  Topic /topics topics: list read create update delete
    lock
    name: string length 1..40 unique
    created_at updated_at
    create: role(admin staff)
    update: role(admin staff)
    delete: role(admin staff)
  Ticket /tickets tickets: list read create delete +hooks
    lock
    subject: string length 1..80
    stage: Stage = case open
    asker → User by asker_id asker_id restrict owner
    created_at updated_at
    list: (asker_id equal user.id or role(admin staff))
    read: (asker_id equal user.id or role(admin staff))
    create: authenticated
    delete: role(admin)
    transition answer of stage: open → answered for role(admin staff)
    transition close of stage: open answered → closed for (asker_id equal user.id or role(admin))
    transition reopen of stage: closed → open for (asker_id equal user.id and stage notEqual case open)
  """#,
  "inherit": #"""
  service inherit 1.0.0
  api /api/v1 20..100 ids uuid7
  auth Member by email and password for 900 s, 2592000 s
  Member /members members: list read update
    email: email length ..254 unique
    password password: 8..72
    created_at updated_at
    list: authenticated
    read: authenticated
    update: id equal user.id
  Project /projects projects: list read create update delete
    title: string length 1..80
    is_public: bool = false
    lead → Member by lead_id lead_id cascade owner
    tasks ⇇ Task.project
    created_at updated_at
    filter is_public: eq ne
    list: (is_public or lead_id equal user.id)
    read: (is_public or lead_id equal user.id)
    create: authenticated
    update: lead_id equal user.id
    delete: lead_id equal user.id
    include tasks
  Task /tasks tasks: list read create update delete
    title: string length 1..80
    is_done: bool = false
    project → Project by project_id project_id cascade
    notes ⇇ Note.task
    created_at updated_at
    filter project_id: eq ne in
    list: (project_id>Project.is_public or project_id>Project.lead_id equal user.id)
    read: (project_id>Project.is_public or project_id>Project.lead_id equal user.id)
    create: project_id>Project.lead_id equal user.id
    update: project_id>Project.lead_id equal user.id
    delete: project_id>Project.lead_id equal user.id
    include project notes
  Note /notes notes: list read create update delete
    text: text length 1..2000
    task → Task by task_id task_id cascade
    writer → Member by writer_id writer_id cascade owner
    created_at updated_at
    list: (task_id>Task.project_id>Project.is_public or task_id>Task.project_id>Project.lead_id equal user.id)
    read: (task_id>Task.project_id>Project.is_public or task_id>Task.project_id>Project.lead_id equal user.id)
    create: (authenticated and task_id>Task.project_id>Project.is_public)
    update: task_id>Task.project_id>Project.lead_id equal user.id
    delete: writer_id equal user.id
    include task
  """#,
]
