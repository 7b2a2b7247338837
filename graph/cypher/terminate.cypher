// Ends the transaction with a tag of ours; a row for each that was there.
SHOW TRANSACTIONS YIELD transactionId AS id, metaData
WHERE metaData.clew = $tag
TERMINATE TRANSACTIONS id YIELD transactionId, message
RETURN transactionId, message
