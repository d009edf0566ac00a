import Model
import Queries
import Templating

struct CascadeSubject: Sendable {
  let scene: Scene
  let cascade: DeletionQueries.Cascade
}

extension Contexts {
  func defineDeletion() {
    cascade.define([
      .record("resource", "The resource of the records that go along.", resource) {
        ResourceSubject(scene: $0.scene, resource: $0.scene.resource($0.cascade.resource))
      },
      .text("hide_sql", "Hides them: binds the id of the deleted record and the time.") { $0.cascade.hide.sql },
      .text("reveal_sql", "Brings back those that went at a time: binds the id and the time.") {
        $0.cascade.reveal.sql
      },
    ])
    detachment.define([
      .text("sql", "Clears keys that lead to what is hidden: binds the id.") { $0.sql }
    ])
    dangling.define([
      .optionalString("member", "The key's name on the wire; none for a key of a record that comes back along.") {
        $0.isOwn ? $0.member : nil
      },
      .text("sql", "1 or 0 for an id: whether the key leads to a record that stays hidden.") { $0.statement.sql },
    ])
  }

  var resourceDeletion: [FactTable<ResourceSubject>.Fact] {
    [
      .flag("has_soft_delete", "Whether a delete only hides its records.") { $0.resource.deletion != nil },
      .flag("is_referred_to", "Whether keys of records lead to it.") { $0.scene.isReferredTo($0.resource) },
      .flag("refers_to_deletable", "Whether keys of it lead to records that can be hidden.") { subject in
        subject.resource.belongsTo.contains { subject.scene.resource($0.target).deletion != nil }
      },
      .optionalText("list_condition_sql", "What holds of all records of its lists; none where that is nothing.") {
        $0.queries.list.condition?.sql
      },
      .text("find_deleted_sql", "Selects a hidden record by id; empty without soft deletion.") {
        $0.queries.deletion?.find.sql ?? ""
      },
      .text("is_deleted_sql", "1 or 0 for an id: whether it is a hidden record's; empty without soft deletion.") {
        $0.queries.deletion?.isDeleted.sql ?? ""
      },
      .text("deletion_moment_sql", "When a record was hidden, by id; empty without soft deletion.") {
        $0.queries.deletion?.moment.sql ?? ""
      },
      .text("restore_sql", "Brings back a record by id; empty without soft deletion.") {
        $0.queries.deletion?.restore.sql ?? ""
      },
      .text("purge_sql", "Removes a hidden record by id; empty without soft deletion.") {
        $0.queries.deletion?.purge.sql ?? ""
      },
      .list("cascades", "What is hidden along with a record of it.", cascade) { subject in
        (subject.queries.deletion?.cascades ?? []).map { CascadeSubject(scene: subject.scene, cascade: $0) }
      },
      .list("detachments", "What else hiding a record of it changes.", detachment) {
        $0.queries.deletion?.detachments ?? []
      },
      .list("dangling", "What forbids that a record of it comes back.", dangling) {
        $0.queries.deletion?.dangling ?? []
      },
      .list("purge_restrictions", "What stands in the way of removing a hidden record.", restriction) { subject in
        (subject.queries.deletion?.purgeRestrictions ?? []).map { RestrictionSubject(scene: subject.scene, check: $0) }
      },
    ]
  }
}
