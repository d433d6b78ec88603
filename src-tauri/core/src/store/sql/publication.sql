SELECT uuid, revision, published_revision, publish_counter, publish_token, previous_token
FROM document
WHERE id = 1
