/** An error whose response carries headers that its kind does not have, such as the id under which something was retained. */
export class ErrorWithHeaders extends Error {
  constructor(
    readonly error: unknown,
    readonly headers: Readonly<Record<string, string>>,
  ) {
    super('an error with headers of its own', { cause: error });
    this.name = 'ErrorWithHeaders';
  }
}
