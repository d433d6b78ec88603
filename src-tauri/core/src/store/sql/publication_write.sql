INSERT INTO document (id, uuid, created_at, revision, published_revision, publish_counter, publish_token, previous_token)
VALUES (1, :uuid, :created_at, :revision, :published_revision, :counter, :token, :previous_token)
ON CONFLICT (id) DO UPDATE SET
    revision = excluded.revision,
    published_revision = excluded.published_revision,
    publish_counter = excluded.publish_counter,
    publish_token = excluded.publish_token,
    previous_token = excluded.previous_token
