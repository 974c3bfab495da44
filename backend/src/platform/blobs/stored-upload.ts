/** The folder of uploads whose request is not over yet. What is to stay moves out of it. */
export const UPLOADS_FOLDER = 'uploads';

/** A file that came with a request and is stored as long as the request lasts. */
export interface StoredUpload {
  id: string;
  /** Its key in the BlobStore; it is removed with the request, unless it was moved. */
  key: string;
  /** The user's name for it, for showing and nothing else. */
  name: string;
  size_bytes: number;
  sha256: string;
}
