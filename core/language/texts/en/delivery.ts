/** Why a message did not leave, and what to do about it. */
export const deliveryTexts = {
	'delivery.notSent': 'Not sent to {address}: {reason}',

	'delivery.no_address': 'This is no e-mail address.',
	'delivery.no_address.hint': 'Correct the address where it comes from.',
	'delivery.address_unsupported':
		'The mail server {server} cannot deliver to this address: with letters such as ö or 李 before the @ it takes a server that knows SMTPUTF8. {reply}',
	'delivery.address_unsupported.hint':
		'Use another address of this person, or a mail server with SMTPUTF8 (RFC 6531).',
	'delivery.address_unknown':
		'The mail server says that the address does not exist or is closed: {reply}',
	'delivery.address_unknown.hint': 'Correct the address where it comes from.',
	'delivery.too_large': 'The message is larger than what is taken: {reply}',
	'delivery.too_large.hint': 'Shorten its text, attach less, or link to what is long.',
	'delivery.refused': 'The mail server refuses the message: {reply}',
	'delivery.refused.hint': 'Ask whoever runs the mail server.',

	'delivery.login': 'The mail server {server} does not accept the login: {reply}',
	'delivery.login.hint': 'Check user and password of the mail server in its credential.',
	'delivery.login_missing': 'The mail server {server} offers no login on this connection. {reply}',
	'delivery.login_missing.hint':
		'Choose STARTTLS or TLS as Security in its credential: most servers let nobody log in without encryption. For a server without login leave the password empty.',
	'delivery.starttls': 'The mail server {server} does not encrypt with STARTTLS: {reply}',
	'delivery.starttls.hint':
		'Choose TLS as Security in its credential, with the port for it (mostly 465). None is for servers on the same machine.',
	'delivery.certificate': 'The certificate of the mail server {server} is not trusted: {reply}',
	'delivery.certificate.hint':
		'Enter as Host the name that the certificate is made out to, or have the certificate renewed. One of your own goes into NODE_EXTRA_CA_CERTS of n8n.',
	'delivery.encryption': 'The mail server {server} does not speak TLS on this port: {reply}',
	'delivery.encryption.hint':
		'Choose STARTTLS as Security in its credential (mostly port 587), or the port for TLS (mostly 465).',
	'delivery.sender': 'The mail server {server} does not let the sender {sender} in: {reply}',
	'delivery.sender.hint': 'Check the sender (From) in its credential.',
	'delivery.sender_unsupported':
		'The mail server {server} cannot send for {sender}: with letters such as ö or 李 before the @ it takes a server that knows SMTPUTF8. {reply}',
	'delivery.sender_unsupported.hint':
		'Enter a From in its credential whose part before the @ has no such letters, or use a mail server with SMTPUTF8 (RFC 6531).',
	'delivery.later': 'The mail server asks to come again later: {reply}',
	'delivery.later.hint': 'Turn on Retry On Fail, or let the clock come again.',
	'delivery.unreachable': 'The mail server {server} cannot be used: {reply}',
	'delivery.unreachable.hint':
		'Check that the mail server is reachable: host, port and security in its credential.',
	'delivery.blocked': 'The receiver has blocked this sender: {reply}',
	'delivery.blocked.hint': 'Reach this person another way.',
	'delivery.window_closed': 'The time in which this person may be written to is over: {reply}',
	'delivery.window_closed.hint': 'Reach this person another way.',
	'delivery.limited': 'The mail server takes no more messages for the moment: {reply}',
	'delivery.limited.hint': 'Turn on Retry On Fail, or let the clock come again.',

	'deliveryBy.no_address': 'There is no address for {channel}.',
	'deliveryBy.no_address.hint':
		'Add it to the customer or to the person of the team, or choose another channel.',
	'deliveryBy.address_unknown': '{channel} does not know the receiver: {reply}',
	'deliveryBy.address_unknown.hint': 'Correct the address where it comes from.',
	'deliveryBy.too_large': 'The message is longer than {channel} takes: {reply}',
	'deliveryBy.too_large.hint': 'Shorten its text, or link to what is long.',
	'deliveryBy.blocked':
		'The receiver has blocked messages by {channel}, or has unfollowed: {reply}',
	'deliveryBy.blocked.hint': 'Reach this person another way.',
	'deliveryBy.window_closed':
		'{channel} lets nobody be written to so long after their own last message: {reply}',
	'deliveryBy.window_closed.hint': 'Reach this person another way, or wait until they write.',
	'deliveryBy.refused': '{channel} refuses the message: {reply}',
	'deliveryBy.refused.hint': 'Look up what its answer means in the administration of {channel}.',
	'deliveryBy.login': '{channel} does not accept the account: {reply}',
	'deliveryBy.login.hint': 'Check the fields of its credential, and what the account may do.',
	'deliveryBy.sender': '{channel} does not let this sender write: {reply}',
	'deliveryBy.sender.hint': 'Check the sender in its credential.',
	'deliveryBy.later': '{channel} asks to come again later: {reply}',
	'deliveryBy.later.hint': 'Turn on Retry On Fail, or let the clock come again.',
	'deliveryBy.limited': '{channel} takes no more messages for the moment: {reply}',
	'deliveryBy.limited.hint': 'The clock brings the rest when there is room again.',
	'deliveryBy.unreachable': '{channel} cannot be used: {reply}',
	'deliveryBy.unreachable.hint':
		'Check the address in its credential, and whether n8n may call it.',
} as const;
