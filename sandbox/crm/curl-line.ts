/** The event, with `$time` and `$now` for the shell to fill in; an address has no colons. */
const event = {
	id: 'by-hand-$now',
	type: 'ticket.closed',
	occurredAt: '$time',
	touchpoint: 'use',
	subject: { type: 'ticket', id: 'by-hand-$now', title: 'Sent by hand' },
	customer: { name: 'Sam Hand', email: 'sam.$now@customers.example', language: 'en' },
	owner: { email: 'li.na@example.com' },
};

/**
 * A line for a shell that sends an event as a shop would: about this very moment, signed, with a time
 * that is signed as well. Needs `curl` and `openssl`.
 */
export function curlLine({ address, secret }: { address: string; secret: string }): string {
	// JSON in JSON escapes the quotes, and nothing else: that is how a shell wants it between quotes.
	const body = JSON.stringify(JSON.stringify(event));
	return [
		'time="$(date -u +%Y-%m-%dT%H:%M:%SZ)"',
		'now="$(date -u +%s)"',
		`body=${body}`,
		`signature="$(printf '%s.%s' "$time" "$body" | openssl dgst -sha256 -hmac '${secret}' | sed 's/^.* //')"`,
		[
			`curl -sS -o /dev/null -w '%{http_code}\\n' '${address}'`,
			"-H 'Content-Type: application/json'",
			'-H "X-Timestamp: $time"',
			'-H "X-Signature: sha256=$signature"',
			'--data "$body"',
		].join(' '),
	].join('; ');
}
