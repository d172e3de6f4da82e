/** Where an inbox lies, and what the operator says of it. */
export interface Watched {
  inbox: string
  platform: NodeJS.Platform
  /** What statfs says of its file system; null where it was not asked or did not answer. */
  fileSystem: number | null
  /** TONGHOP_WATCH: `poll` or `events`; anything else leaves it to us. */
  setting: string | undefined
}

/**
 * Whether an inbox has to be looked at again and again, for the system tells nothing of what others put there: it lies on a network folder, or
 * on one that a machine shares with a virtual one.
 */
export function needsPolling({ inbox, platform, fileSystem, setting }: Watched): boolean {
  if (setting === 'poll' || setting === 'events') return setting === 'poll'
  if (platform === 'win32') return /^(\\\\|\/\/)/.test(inbox)
  if (platform !== 'linux' || fileSystem === null) return false
  return REMOTE.some(([magic]) => magic === fileSystem >>> 0) // 32 bits, which some systems give as a negative number
}

/** Linux's numbers of file systems: include/uapi/linux/magic.h and fs/vboxsf/super.c of the kernel; those it does not know, from GNU coreutils' stat.c. */
export const REMOTE: readonly (readonly [magic: number, name: string])[] = [
  [0x6969, 'NFS_SUPER_MAGIC'],
  [0x517b, 'SMB_SUPER_MAGIC'],
  [0xff534d42, 'CIFS_SUPER_MAGIC'],
  [0xfe534d42, 'SMB2_SUPER_MAGIC'],
  [0x65735546, 'FUSE_SUPER_MAGIC'], // sshfs, GVfs, rclone, ntfs-3g; virtiofs too
  [0x01021997, 'V9FS_MAGIC'], // of virtual machines, and of Windows in WSL
  [0x5346414f, 'AFS_SUPER_MAGIC'],
  [0x6b414653, 'AFS_FS_MAGIC'],
  [0x00c36400, 'CEPH_SUPER_MAGIC'],
  [0x73757245, 'CODA_SUPER_MAGIC'],
  [0x564c, 'NCP_SUPER_MAGIC'],
  [0x7461636f, 'OCFS2_SUPER_MAGIC'],
  [0x786f4256, 'VBOXSF_SUPER_MAGIC'],
  [0x7c7c6673, 'S_MAGIC_PRL_FS'],
  [0xbacbacbc, 'S_MAGIC_VMHGFS'],
  [0x0bd00bd0, 'S_MAGIC_LUSTRE'],
  [0x47504653, 'S_MAGIC_GPFS'],
]
