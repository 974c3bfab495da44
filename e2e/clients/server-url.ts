/** Where the server of these journeys listens. */
export const serverUrl = process.env['PARLEY_URL'] ?? 'http://127.0.0.1:3000';
