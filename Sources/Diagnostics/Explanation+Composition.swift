extension Explanation {
  static let unknownMixin = Explanation(
    "there is no mixin of that name",
    why: "`mixins` of a resource, or of a mixin, names keys under the `mixins` of the spec.",
    wrong: """
      mixins:
        Named: {fields: {name: string}}
      resources:
        Author: {mixins: [Nammed]}
      """,
    right: """
      mixins:
        Named: {fields: {name: string}}
      resources:
        Author: {mixins: [Named]}
      """
  )

  static let mixinCycle = Explanation(
    "a mixin is made of itself",
    why: "A mixin has the parts of the mixins that it names. If the way leads back, there is no end to them.",
    wrong: """
      mixins:
        Named: {mixins: [Described], fields: {name: string}}
        Described: {mixins: [Named], fields: {text: text}}
      """,
    right: """
      mixins:
        Named: {fields: {name: string}}
        Described: {mixins: [Named], fields: {text: text}}
      """
  )

  static let mixinClash = Explanation(
    "a field or relation comes from two places",
    why: """
      Parts of mixins stand beside a resource's own and never replace them, so that what a record holds can be read off
      the lines that say it. The same mixin may come along more than one way.
      """,
    wrong: """
      mixins:
        Named: {fields: {name: string}}
      resources:
        Author: {mixins: [Named], fields: {name: text}}
      """,
    right: """
      mixins:
        Named: {fields: {name: string}}
      resources:
        Author: {mixins: [Named], fields: {biography: text}}
      """
  )

  static let unusedMixin = Explanation(
    "no resource has the parts of a mixin",
    why: "A mixin that nothing names adds nothing to the service: a name was forgotten, or the mixin can go.",
    wrong: """
      mixins:
        Named: {fields: {name: string}}
      resources:
        Author: {fields: {name: string}}
      """,
    right: """
      mixins:
        Named: {fields: {name: string}}
      resources:
        Author: {mixins: [Named]}
      """
  )
}
