-- Stored documents have been compressed with zstd since it proved smaller and cheaper than gzip.
comment on table hub.inbound_chunk is 'The raw message in pieces, each compressed for itself (zstd). Written while it arrives; pieces without a document are swept.';
comment on column hub.outbound_document.content is 'The bytes, compressed with zstd.';
